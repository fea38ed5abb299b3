package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.List;
import org.houzhen.wire.Money;

/** Bills held for one payer while money is collected. */
public record BillLock(String token, List<Bill> bills, Money total, Instant expiresAt) {}
