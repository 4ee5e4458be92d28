package concordat.assurance.act;

/// An act about one part of the programme, which holds its own state and its own rules.
public sealed interface PartAct extends Act
        permits JoiningAct,
                AnswerAct,
                RelianceAct,
                SubmissionAct,
                CertificateAct,
                PlanAct,
                RiskAct,
                CaseAct,
                MeasureAct,
                AgreementAct,
                CrosswalkAct,
                MappingAct,
                RatingAct,
                OpeningAct,
                AssetAct,
                HealthCheckAct {}
