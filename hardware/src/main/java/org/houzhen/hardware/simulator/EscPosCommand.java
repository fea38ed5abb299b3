package org.houzhen.hardware.simulator;

/** One command with its parameters, or a run of text, as the host sent it. */
record EscPosCommand(byte[] bytes) {
    boolean isText() {
        return at(0) >= 0x20;
    }

    boolean isRealTime() {
        return at(0) == 0x10;
    }

    /** What the command is: its first two bytes as one number, or one control byte. */
    int code() {
        return bytes.length < 2 ? at(0) : at(0) << 8 | at(1);
    }

    int at(int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }

    int littleEndian(int index) {
        return at(index) | at(index + 1) << 8;
    }

    @Override
    public String toString() {
        return "EscPosCommand[" + bytes.length + " bytes]";
    }
}
