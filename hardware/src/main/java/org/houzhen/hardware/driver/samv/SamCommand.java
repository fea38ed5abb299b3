package org.houzhen.hardware.driver.samv;

import java.time.Duration;

/** The commands this driver uses, the statuses that say yes and no, the size of the data, and how long it may take. */
enum SamCommand {
    RESET(0x10FF, SamStatus.DONE, SamStatus.SELF_TEST_FAILED, 0, Duration.ofSeconds(2)),
    STATUS(0x11FF, SamStatus.DONE, SamStatus.SELF_TEST_FAILED, 0, Duration.ofSeconds(1)),
    FIND(0x2001, SamStatus.FOUND, SamStatus.NOT_FOUND, 4, Duration.ofSeconds(1)),
    SELECT(0x2002, SamStatus.DONE, SamStatus.NOT_SELECTED, 8, Duration.ofSeconds(1)),
    /** Text and photograph; 0x3010 would also hand out the fingerprint, which nobody here has a use for. */
    READ(0x3001, SamStatus.DONE, SamStatus.READ_FAILED, 1284, Duration.ofSeconds(3));

    private final int code;
    private final int success;
    private final int refusal;
    private final int dataLength;
    private final Duration limit;

    SamCommand(int code, int success, int refusal, int dataLength, Duration limit) {
        this.code = code;
        this.success = success;
        this.refusal = refusal;
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
        if (reply.dataLength() != 0 || reply.status() == success) {
            return isSuccess(reply);
        }
        return reply.status() == refusal || !SamStatus.isRefusal(reply.status());
    }

    boolean isSuccess(SamFrame reply) {
        return reply.status() == success && reply.dataLength() == dataLength;
    }
}
