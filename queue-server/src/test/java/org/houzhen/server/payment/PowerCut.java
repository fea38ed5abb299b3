package org.houzhen.server.payment;

/** The process ends here. An error, because nothing in the product catches errors. */
final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    PowerCut() {
        super("power cut", null, false, false);
    }
}
