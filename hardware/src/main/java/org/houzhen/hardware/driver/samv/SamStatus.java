package org.houzhen.hardware.driver.samv;

/** Third status bytes of SAM_V replies that this driver tells apart. */
final class SamStatus {
    static final int DONE = 0x90;
    static final int FOUND = 0x9F;
    static final int NOT_FOUND = 0x80;
    static final int NOT_SELECTED = 0x81;
    static final int COMMAND_CHECKSUM = 0x10;
    static final int COMMAND_LENGTH = 0x11;
    static final int BAD_COMMAND = 0x21;
    static final int READ_FAILED = 0x41;
    static final int SELF_TEST_FAILED = 0x60;
    static final int NOT_AUTHORISED = 0x66;

    private SamStatus() {}

    /** Says no to one command; any other status may answer each. */
    static boolean isRefusal(int status) {
        return status == NOT_FOUND || status == NOT_SELECTED || status == READ_FAILED;
    }

    /** The module is at fault, not the card. */
    static boolean isFault(int status) {
        return status == SELF_TEST_FAILED || status == NOT_AUTHORISED || status == BAD_COMMAND;
    }

    /** Our command was damaged on its way. */
    static boolean isLineNoise(int status) {
        return status == COMMAND_CHECKSUM || status == COMMAND_LENGTH;
    }
}
