package org.houzhen.server.payment;

/** The process ends here. An error, because nothing in the product catches errors. */
public final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    public PowerCut() {
        super("power cut", null, false, false);
    }
}
