package org.houzhen.wire;

import java.util.UUID;

/**
 * A second person stands at the cash desk and allows one thing.
 *
 * @param command the Idempotency-Key under which it is sent, and no other
 * @param matter what is allowed, word for word as the server puts it together from the request
 */
public record AskMoneyApproval(UUID command, String matter, String name, String password) {
    @Override
    public String toString() {
        return "AskMoneyApproval[" + command + "]";
    }
}
