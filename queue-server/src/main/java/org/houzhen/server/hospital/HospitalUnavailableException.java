package org.houzhen.server.hospital;

/** A question to the hospital's system got no usable answer; nothing was changed by asking. */
public final class HospitalUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HospitalErrorCode code;

    public HospitalUnavailableException(HospitalErrorCode code, String operation, Throwable cause) {
        super(code + " at " + operation, cause);
        this.code = code;
    }

    public HospitalErrorCode code() {
        return code;
    }
}
