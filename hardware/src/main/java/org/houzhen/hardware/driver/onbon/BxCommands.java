package org.houzhen.hardware.driver.onbon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.LedSign.Line;

/** The data of the commands this driver uses; each asks for a reply. Sizes of signs are in columns of eight dots. */
final class BxCommands {
    static final int ACKNOWLEDGED = 0xA000;
    static final int REFUSED = 0xA001;
    private static final int AREA_HEADER_SIZE = 27;
    private static final int DOTS_A_COLUMN = 8;
    private static final byte SEVERAL_LINES = 2;
    private static final byte ONLY_OUR_BREAKS = 1;
    private static final byte STANDING_STILL = 1;

    private BxCommands() {}

    /** How large the sign is. */
    record Size(int width, int height) {
        private static final int DOTS_MAX = 4096;

        /**
         * From {@code width=64&height=32}, which are the defaults.
         *
         * @throws IllegalArgumentException if that is no size of a sign
         */
        static Size of(DeviceAddress address) {
            int width = Integer.parseInt(address.parameters().getOrDefault("width", "64"));
            int height = Integer.parseInt(address.parameters().getOrDefault("height", "32"));
            if (width < DOTS_A_COLUMN
                    || width > DOTS_MAX
                    || width % DOTS_A_COLUMN != 0
                    || height < 1
                    || height > DOTS_MAX) {
                throw new IllegalArgumentException("a sign's width is a multiple of 8 dots");
            }
            return new Size(width, height);
        }
    }

    static byte[] ping() {
        return new byte[] {(byte) 0xA2, 0x00, 1, 0, 0};
    }

    static byte[] clear() {
        return new byte[] {(byte) 0xA3, 0x10, 1, 0, 0};
    }

    /**
     * One dynamic area over the whole sign, number 0, which replaces the one before:
     *
     * <pre>
     *   A3 06 | 01 reply | 00 00 | 00 areas to delete | 01 areas | length 2 | area
     *   area: type 00 | x 2, y 2, width 2, height 2 | number 00, gap 00, run 00 | timeout 2 | 00 00 00
     *         | lines, breaks, mode, exit, speed, stay: 1 each | length 4 | text
     * </pre>
     */
    static byte[] show(List<Line> lines, Size size) {
        byte[] text = BxText.of(lines);
        var out = ByteBuffer.allocate(9 + AREA_HEADER_SIZE + text.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0xA3).put((byte) 0x06).put((byte) 1).putShort((short) 0);
        out.put((byte) 0).put((byte) 1).putShort((short) (AREA_HEADER_SIZE + text.length));
        out.put((byte) 0).putShort((short) 0).putShort((short) 0);
        out.putShort((short) (size.width() / DOTS_A_COLUMN)).putShort((short) size.height());
        out.put(new byte[3]).putShort((short) 0).put(new byte[3]);
        out.put(SEVERAL_LINES).put(ONLY_OUR_BREAKS).put(STANDING_STILL).put(new byte[3]);
        out.putInt(text.length).put(text);
        return out.array();
    }
}
