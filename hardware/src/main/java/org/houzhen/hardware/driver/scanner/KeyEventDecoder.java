package org.houzhen.hardware.driver.scanner;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.Arrays;
import java.util.List;
import org.houzhen.hardware.ScannedCode;

/**
 * Turns the keys that a scanner in keyboard mode presses into codes, each ended by Enter; a layout of the United States, as
 * such scanners are shipped. An event of Linux on 64 bits, little-endian:
 *
 * <pre>
 *   seconds 8, microseconds 8 | type 2 (1: a key) | code 2 | value 4 (1 pressed, 0 released, 2 repeated)
 * </pre>
 *
 * Type 0, code 3 says that events were lost because nobody read them in time: what is being typed is thrown away up to its Enter.
 */
final class KeyEventDecoder extends ByteToMessageDecoder {
    private static final int SIZE = 24;
    private static final int TYPE_AT = 16;
    private static final int KEY = 1;
    private static final int SIGN = 0;
    private static final int EVENTS_LOST = 3;
    private static final int PRESSED = 1;
    private static final int REPEATED = 2;
    private static final int ENTER = 28;
    private static final int KEYPAD_ENTER = 96;
    private static final int LEFT_SHIFT = 42;
    private static final int RIGHT_SHIFT = 54;
    private static final int SPACE = 57;
    private static final int KEYPAD_FIRST = 71;
    private static final String PLAIN = "\0\0001234567890-=\0\0qwertyuiop[]\0\0asdfghjkl;'`\0\\zxcvbnm,./";
    private static final String SHIFTED = "\0\0!@#$%^&*()_+\0\0QWERTYUIOP{}\0\0ASDFGHJKL:\"~\0|ZXCVBNM<>?";
    private static final String KEYPAD = "789-456+1230.";

    private final char[] typed = new char[ScannedCode.LENGTH_MAX];
    private int length;
    private boolean leftShift;
    private boolean rightShift;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < SIZE) {
            return;
        }
        int start = in.readerIndex();
        int type = in.getUnsignedShortLE(start + TYPE_AT);
        int code = in.getUnsignedShortLE(start + TYPE_AT + 2);
        int value = in.getIntLE(start + TYPE_AT + 4);
        in.setZero(start, SIZE);
        in.skipBytes(SIZE);
        if (type == KEY && value != REPEATED) {
            key(code, value == PRESSED, out);
        } else if (type == SIGN && code == EVENTS_LOST) {
            lose();
        }
    }

    private void lose() {
        leftShift = false;
        rightShift = false;
        length = typed.length + 1;
    }

    private void key(int code, boolean pressed, List<Object> out) {
        switch (code) {
            case LEFT_SHIFT -> leftShift = pressed;
            case RIGHT_SHIFT -> rightShift = pressed;
            case ENTER, KEYPAD_ENTER -> {
                if (pressed) {
                    end(out);
                }
            }
            default -> {
                if (pressed) {
                    type(character(code));
                }
            }
        }
    }

    private char character(int code) {
        if (code == SPACE) {
            return ' ';
        }
        if (code >= KEYPAD_FIRST && code < KEYPAD_FIRST + KEYPAD.length()) {
            return KEYPAD.charAt(code - KEYPAD_FIRST);
        }
        String keys = leftShift || rightShift ? SHIFTED : PLAIN;
        return code < keys.length() ? keys.charAt(code) : 0;
    }

    /** What is too long is counted and not kept, up to its Enter. */
    private void type(char character) {
        if (character != 0) {
            if (length < typed.length) {
                typed[length] = character;
            }
            length = Math.min(length + 1, typed.length + 1);
        }
    }

    private void end(List<Object> out) {
        int whole = length;
        String text = whole > typed.length ? "" : new String(typed, 0, whole).strip();
        Arrays.fill(typed, (char) 0);
        length = 0;
        if (whole > typed.length) {
            throw new TooLongFrameException(
                    "a code that did not come whole, or longer than " + ScannedCode.LENGTH_MAX + " characters");
        }
        if (!text.isEmpty()) {
            out.add(text);
        }
    }
}
