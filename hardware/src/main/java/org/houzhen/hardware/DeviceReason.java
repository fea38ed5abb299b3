package org.houzhen.hardware;

/** Why a device is as it is; the names are stable codes that screens, desks and programs may rely on. */
public enum DeviceReason {
    READY,
    STARTING,
    PAPER_LOW,
    PAPER_OUT,
    COVER_OPEN,
    CUTTER_FAULT,
    PAPER_JAM,
    MEDIUM_NOT_TAKEN,
    SUPPLY_LOW,
    SUPPLY_OUT,
    DEVICE_FAULT,
    DEVICE_OFFLINE,
    BUSY,
    /** Several devices fit the address. */
    AMBIGUOUS,
    CANCELED,
    /** A document of before is still in the printer and was not taken back: it would come out for whoever stands there. */
    EARLIER_JOB,
    UNSUPPORTED,
    DAMAGED_ANSWER,
    NO_ANSWER,
    /** The operating system's service for such devices is not running. */
    SERVICE_STOPPED,
    UNPLUGGED
}
