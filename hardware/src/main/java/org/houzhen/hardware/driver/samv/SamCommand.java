package org.houzhen.hardware.driver.samv;

import java.time.Duration;

/** The commands this driver uses, the status that means success, the size of its data, and how long it may take. */
enum SamCommand {
    STATUS(0x11FF, SamStatus.DONE, 0, Duration.ofSeconds(1)),
    FIND(0x2001, SamStatus.FOUND, 4, Duration.ofSeconds(1)),
    SELECT(0x2002, SamStatus.DONE, 8, Duration.ofSeconds(1)),
    /** Text and photograph; 0x3010 would also hand out the fingerprint, which nobody here has a use for. */
    READ(0x3001, SamStatus.DONE, 1284, Duration.ofSeconds(3));

    private final int code;
    private final int success;
    private final int dataLength;
    private final Duration limit;

    SamCommand(int code, int success, int dataLength, Duration limit) {
        this.code = code;
        this.success = success;
        this.dataLength = dataLength;
        this.limit = limit;
    }

    byte[] frame() {
        return SamFrames.command(code);
    }

    Duration limit() {
        return limit;
    }

    /** A late reply to an earlier command does not look like this. */
    boolean isAnsweredBy(SamFrame reply) {
        return reply.dataLength() == 0 ? reply.status() != success || dataLength == 0 : isSuccess(reply);
    }

    boolean isSuccess(SamFrame reply) {
        return reply.status() == success && reply.dataLength() == dataLength;
    }
}
