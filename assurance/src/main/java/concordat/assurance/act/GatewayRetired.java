package concordat.assurance.act;

import concordat.assurance.ids.GatewayId;

/// A gateway is gone for good; nothing waits for it any more.
public record GatewayRetired(GatewayId gateway) implements Act {}
