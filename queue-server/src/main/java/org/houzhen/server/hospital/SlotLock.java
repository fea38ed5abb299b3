package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.List;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;

/**
 * A slot held for one patient while money is collected.
 *
 * @param token what a commit or an unlock must show
 * @param total what the commit will demand
 * @param expiresAt after this anybody may lock the slot; a payment code must end a minute earlier
 */
public record SlotLock(
        String token,
        String patientId,
        ClinicSession session,
        Slot slot,
        List<FeeLine> fees,
        Money total,
        Instant expiresAt) {
    @Override
    public String toString() {
        return "SlotLock[" + slot.id() + "]";
    }
}
