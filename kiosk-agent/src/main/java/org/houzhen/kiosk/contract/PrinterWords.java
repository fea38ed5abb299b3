package org.houzhen.kiosk.contract;

import java.util.Map;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;

/** What printers say, in XFS4IoT's words. */
final class PrinterWords {
    private PrinterWords() {}

    static Map<String, Object> status(DeviceStatus status) {
        return Map.of("paper", Map.of("upper", status == null ? "unknown" : paper(status.reason())));
    }

    private static String paper(DeviceReason reason) {
        return switch (reason) {
            case READY, CUTTER_FAULT, DEVICE_OFFLINE, SUPPLY_LOW, SUPPLY_OUT, MEDIUM_NOT_TAKEN -> "full";
            case PAPER_LOW -> "low";
            case PAPER_OUT -> "out";
            case PAPER_JAM -> "jammed";
            default -> "unknown";
        };
    }

    /** Nothing was sent. */
    static Completion refused(DeviceReason reason) {
        return switch (reason) {
            case PAPER_OUT -> Completion.error("paperOut", reason.name());
            case PAPER_JAM -> Completion.error("paperJammed", reason.name());
            case SUPPLY_OUT -> Completion.error("inkOut", reason.name());
            case DEVICE_FAULT, CUTTER_FAULT -> Completion.of(CompletionCode.HARDWARE_ERROR, reason.name());
            case COVER_OPEN, MEDIUM_NOT_TAKEN, EARLIER_JOB -> Completion.of(CompletionCode.USER_ERROR, reason.name());
            default -> Completion.of(CompletionCode.DEVICE_NOT_READY, reason.name());
        };
    }

    /** Bytes went out and nobody knows: a code of our own, because XFS4IoT has none for it. */
    static Completion unproven(DeviceReason reason) {
        return Completion.error("unproven", reason.name());
    }
}
