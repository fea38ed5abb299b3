package org.houzhen.hardware.driver.escpos;

/** The ESC/POS commands this driver sends, as bytes. */
final class EscPos {
    static final byte[] INITIALISE = {0x1B, '@'};
    static final byte[] CHINESE_ON = {0x1C, '&'};
    static final byte[] SENSORS_ON = {0x1D, 'a', (byte) 0xFF};
    static final byte[] CUT = {0x1D, 'V', 66, 0}; // Feeds to the knife first.
    static final byte[] STATUS_IN_TURN = {0x1D, 'r', 1};
    /** In real time, even with a full buffer; the seven bytes after the 8 guard against chance. */
    static final byte[] CLEAR_BUFFERS = {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};

    /** Asks in real time for everything: six bytes from printers with sensors along the paper's way. */
    static final byte[] FULL_STATUS = {0x10, 0x04, 20};

    private EscPos() {}

    /** Asks in real time: 1 printer, 2 why offline, 3 errors, 4 paper. */
    static byte[] status(int which) {
        return new byte[] {0x10, 0x04, (byte) which};
    }

    /** The size of a character: how many times as wide and as high as normal. */
    static byte[] size(int wide, int high) {
        return new byte[] {0x1D, '!', (byte) ((wide - 1) << 4 | high - 1)};
    }

    static byte[] bold(boolean on) {
        return new byte[] {0x1B, 'E', (byte) (on ? 1 : 0)};
    }

    /** 0 left, 1 middle, 2 right. */
    static byte[] align(int where) {
        return new byte[] {0x1B, 'a', (byte) where};
    }

    static byte[] feed(int lines) {
        return new byte[] {0x1B, 'd', (byte) lines};
    }

    /** A function of QR codes: {@code 1D 28 6B | length u16 little-endian | 31 | function | parameters}. */
    static byte[] qr(int function, byte... parameters) {
        int length = parameters.length + 2;
        var bytes = new byte[length + 5];
        byte[] head = {0x1D, '(', 'k', (byte) length, (byte) (length >> 8), 0x31, (byte) function};
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(parameters, 0, bytes, head.length, parameters.length);
        return bytes;
    }

    /** Asks for proof, with a number of four printable characters, that everything before was processed. */
    static byte[] prove(String number) {
        var bytes = new byte[] {0x1D, '(', 'H', 6, 0, 0x30, 0x30, 0, 0, 0, 0};
        for (int i = 0; i < 4; i++) {
            bytes[7 + i] = (byte) number.charAt(i);
        }
        return bytes;
    }

    /** The head of a picture: its width in bytes, its height in dots. */
    static byte[] raster(int widthBytes, int height) {
        return new byte[] {
            0x1D, 'v', '0', 0, (byte) widthBytes, (byte) (widthBytes >> 8), (byte) height, (byte) (height >> 8)
        };
    }
}
