package org.houzhen.wire;

import java.util.UUID;

/**
 * A second person stands at the desk and allows one change of order.
 *
 * @param command the Idempotency-Key under which the change is sent, and no other
 * @param verb call-chosen, priority, grade, reopen or transfer
 * @param room the room that calls; absent where none does
 * @param reason the same body the change is sent with
 * @param name who allows it
 */
public record AskApproval(
        UUID command, String verb, String ticket, String room, DeskReason reason, String name, String password) {
    @Override
    public String toString() {
        return "AskApproval[" + command + "]";
    }
}
