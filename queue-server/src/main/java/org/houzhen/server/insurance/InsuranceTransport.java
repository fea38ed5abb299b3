package org.houzhen.server.insurance;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an envelope gets to the insurer and the answer back; regions differ, and a region's own library is wrapped here.
 * Blocks for the patience at the most. Any thread may call.
 */
public interface InsuranceTransport {
    /**
     * Carries one message.
     *
     * @param envelope the message with its plain {@code input}
     * @return the answer with its plain {@code output}, proven to be the insurer's as far as the region proves anything
     * @throws SilenceException when nobody knows what the insurer made of it
     */
    JsonNode carry(ObjectNode envelope, Duration patience) throws SilenceException;

    /** Nobody knows what the insurer made of a message. It names the kind of failure only. */
    final class SilenceException extends Exception {
        private static final long serialVersionUID = 1;

        public SilenceException(String reason) {
            super(reason);
        }
    }
}
