package org.houzhen.hardware;

/** The device itself is broken, unplugged or silent; what a patient can cause is an outcome, never this. */
public final class DeviceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeviceReason reason;

    /** The message names the device and the position, never what was being read or printed. */
    public DeviceException(DeviceReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public DeviceException(DeviceReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public DeviceReason reason() {
        return reason;
    }
}
