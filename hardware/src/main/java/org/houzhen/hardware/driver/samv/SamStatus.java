package org.houzhen.hardware.driver.samv;

import org.houzhen.hardware.IdCardReader.Trouble;

/** Third status bytes of SAM_V replies that this driver tells apart. */
final class SamStatus {
    static final int DONE = 0x90;
    static final int FOUND = 0x9F;
    static final int NOT_FOUND = 0x80;
    static final int NOT_SELECTED = 0x81;
    static final int COMMAND_CHECKSUM = 0x10;
    static final int COMMAND_LENGTH = 0x11;
    static final int BAD_COMMAND = 0x21;
    static final int CARD_NOT_BELIEVED = 0x31;
    static final int READER_NOT_BELIEVED = 0x32;
    static final int NOT_VERIFIED = 0x33;
    static final int OTHER_CARD = 0x40;
    static final int READ_FAILED = 0x41;
    static final int SELF_TEST_FAILED = 0x60;
    static final int NOT_AUTHORISED = 0x66;
    static final int NO_SUCH_CONTENT = 0x91;

    private SamStatus() {}

    /** Says no to one command; any other status may answer each. */
    static boolean isRefusal(int status) {
        return status == NOT_FOUND || status == NOT_SELECTED || status == READ_FAILED;
    }

    /** The module is at fault, not the card. */
    static boolean isFault(int status) {
        return status == SELF_TEST_FAILED || status == NOT_AUTHORISED || status == BAD_COMMAND;
    }

    /** What the patient should hear of it; what is not known is taken for a card moved too soon. */
    static Trouble trouble(int status) {
        return switch (status) {
            case CARD_NOT_BELIEVED, READER_NOT_BELIEVED, NOT_VERIFIED -> Trouble.NOT_GENUINE;
            case OTHER_CARD, NO_SUCH_CONTENT -> Trouble.OTHER_KIND;
            default -> Trouble.MOVED;
        };
    }

    /** Our command was damaged on its way. */
    static boolean isLineNoise(int status) {
        return status == COMMAND_CHECKSUM || status == COMMAND_LENGTH;
    }
}
