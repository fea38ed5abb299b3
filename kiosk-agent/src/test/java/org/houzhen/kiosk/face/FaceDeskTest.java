package org.houzhen.kiosk.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.houzhen.face.FaceCheck.Look;
import org.houzhen.face.FaceCheck.Seen;
import org.houzhen.face.Likeness;
import org.houzhen.face.Picture;
import org.houzhen.hardware.CardPhoto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceDeskTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    private final List<Picture> seen = new ArrayList<>();
    private final List<Picture> photographs = new ArrayList<>();
    private int wiped;
    private Runnable duringLook = () -> {};
    private final FaceDesk desk = FaceDesk.offering(this::against, () -> 0);
    private int heard;

    private Optional<FaceEngine.Comparison> against(Picture photograph) {
        photographs.add(photograph);
        return Optional.of(new FaceEngine.Comparison() {
            @Override
            public Look look(Picture frame) {
                seen.add(frame);
                duringLook.run();
                return new Look(Seen.FACE, Likeness.ALIKE, red(frame));
            }

            @Override
            public void close() {
                wiped++;
            }
        });
    }

    /** Whether its first pixel was overwritten; read as a network would. */
    private static double red(Picture picture) {
        return Byte.toUnsignedInt(picture.pixels()[0]);
    }

    static byte[] message(long capture, int fill) {
        ByteBuffer out = ByteBuffer.allocate(12 + WIDTH * HEIGHT * 3);
        out.putLong(capture).putShort((short) WIDTH).putShort((short) HEIGHT);
        Arrays.fill(out.array(), 12, out.capacity(), (byte) fill);
        return out.array();
    }

    private FaceCapture begun() {
        FaceCapture capture = desk.begin(() -> heard++);
        assertThat(capture.prepare(new CardPhoto(2, 1, new byte[] {1, 2, 3, 4, 5, 6})))
                .isTrue();
        return capture;
    }

    @Test
    void aFrameIsSeenOnceAndZeroAfterwardsAndSoIsItsMessage() {
        FaceCapture capture = begun();
        byte[] message = message(capture.id(), 200);

        desk.received(message);

        assertThat(message).containsOnly(0);
        assertThat(heard).isEqualTo(1);
        assertThat(desk.state().held()).isEqualTo(1);
        assertThat(capture.look().orElseThrow().distance()).isEqualTo(200);
        assertThat(red(seen.get(0))).isZero();
        assertThat(desk.state().held()).isZero();
        assertThat(capture.look()).isEmpty();
    }

    @Test
    void aNewerFrameTakesThePlaceOfTheOneThatWaits() {
        FaceCapture capture = begun();
        desk.received(message(capture.id(), 100));

        desk.received(message(capture.id(), 150));

        assertThat(desk.state().held()).isEqualTo(1);
        assertThat(capture.look().orElseThrow().distance()).isEqualTo(150);
        assertThat(desk.state().frames()).isEqualTo(2);
    }

    @Test
    void whoLeavesLeavesNothingAndWhatComesLaterIsWiped() {
        FaceCapture capture = begun();
        desk.received(message(capture.id(), 100));

        capture.close();
        desk.received(message(capture.id(), 100));

        assertThat(desk.state().held()).isZero();
        assertThat(wiped).isEqualTo(1);
        assertThat(heard).isEqualTo(1);
        assertThat(red(photographs.get(0))).isZero();
    }

    @Test
    void theFrameOfThePatientBeforeIsNotTheNextOnes() {
        FaceCapture before = begun();
        FaceCapture now = begun();

        desk.received(message(before.id(), 100));

        assertThat(now.hasFrame()).isFalse();
        assertThat(desk.state().held()).isZero();
        assertThat(wiped).isEqualTo(1);
    }

    @Test
    void leavingDuringALookWipesItsFrameToo() {
        FaceCapture capture = begun();
        desk.received(message(capture.id(), 100));
        duringLook = capture::close;

        capture.look();

        assertThat(desk.state().held()).isZero();
        assertThat(red(seen.get(0))).isZero();
    }

    @Test
    void whatIsNoFrameIsRefusedAndWiped() {
        byte[] lying = message(1, 100);
        lying[9] = 99; // A width that its pixels do not have.

        assertThatIllegalArgumentException().isThrownBy(() -> desk.received(lying));
        assertThatIllegalArgumentException().isThrownBy(() -> desk.received(new byte[5]));
        assertThat(lying).containsOnly(0);
        assertThat(desk.state().held()).isZero();
    }

    @Test
    void whateverArrivesIsAFrameOrRefusedAndNeverHeld() {
        begun();
        var chance = new Random(20261122);
        for (int i = 0; i < 2000; i++) {
            var noise = new byte[chance.nextInt(64)];
            chance.nextBytes(noise);
            assertThatIllegalArgumentException().isThrownBy(() -> desk.received(noise));
            assertThat(noise).isEqualTo(new byte[noise.length]);
        }
        assertThat(desk.state().held()).isZero();
    }

    @Test
    void aPictureInTheFolderIsCountedWhereverItHides(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("print.db"), new byte[3 << 20]);
        Files.writeString(folder.resolve("agent.log"), "nothing to see");
        assertThat(StoredPictures.count(folder)).isZero();

        var database = new byte[3 << 20];
        int acrossTwoPieces = (1 << 20) - 2;
        System.arraycopy(
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, 0, database, acrossTwoPieces, 4);
        Files.write(folder.resolve("print.db"), database);
        Files.writeString(
                Files.createDirectory(folder.resolve("deep")).resolve("x.txt"), "data:image/png;base64,iVBORw0KGgoAAA");

        assertThat(StoredPictures.count(folder)).isEqualTo(2);
        assertThat(StoredPictures.count(folder.resolve("absent"))).isZero();
    }
}
