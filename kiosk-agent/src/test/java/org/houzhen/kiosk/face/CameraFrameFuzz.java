package org.houzhen.kiosk.face;

import java.util.Arrays;
import java.util.Optional;

/** What may come over the camera's socket: it is wiped, whether it is a frame or not, and no frame outlives its capture. */
public final class CameraFrameFuzz {
    private static final int HEADER = 12;
    private static final int WIDTH_AT = 8;
    private static final int HEIGHT_AT = 10;
    private static final int CHANNELS = 3;
    private static final int WORDS_MAX = 40;

    private CameraFrameFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        judge(input.clone());
        judge(withPixels(input));
    }

    /** As many pixels as the header says, up to what one message may hold. */
    private static byte[] withPixels(byte[] input) {
        if (input.length < HEADER) {
            return input.clone();
        }
        long whole = HEADER + (long) CHANNELS * number(input, WIDTH_AT) * number(input, HEIGHT_AT);
        byte[] message = Arrays.copyOf(input, (int) Math.min(CameraFrame.BYTES_MAX, whole));
        Arrays.fill(message, Math.min(message.length, Math.max(HEADER, input.length)), message.length, (byte) 1);
        return message;
    }

    private static int number(byte[] input, int at) {
        return Byte.toUnsignedInt(input[at]) << 8 | Byte.toUnsignedInt(input[at + 1]);
    }

    private static void judge(byte[] message) {
        FaceDesk desk = FaceDesk.offering(photograph -> Optional.empty(), () -> 0);
        try (FaceCapture capture = desk.begin(() -> {})) {
            desk.received(message);
            capture.look();
        } catch (IllegalArgumentException e) {
            if (e.getMessage().length() > WORDS_MAX) {
                throw new IllegalStateException("quotes what came", e);
            }
        }
        for (byte left : message) {
            if (left != 0) {
                throw new IllegalStateException("the message was left as it came");
            }
        }
        if (desk.state().held() != 0) {
            throw new IllegalStateException("a frame outlives its capture");
        }
    }
}
