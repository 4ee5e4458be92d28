-- Not only actions are of fixed sets of findings: decisions on ratings are, too.
alter table action_scope rename to finding_scope;
alter index action_scope_pkey rename to finding_scope_pkey;
alter index action_scope_of rename to finding_scope_of;
