package org.houzhen.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.houzhen.face.Anchors.Grid;
import org.houzhen.face.FoundFace.Box;
import org.houzhen.face.FoundFace.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each part of the networks' evaluation on numbers that are worked out by hand. */
class NetworkPartsTest {
    private static final String MANIFEST = """
            [{"weights": [
              {"name": "a/conv/filters", "shape": [3, 3, 1, 1], "dtype": "float32",
               "quantization": {"dtype": "uint8", "scale": 0.5, "min": -1}},
              {"name": "a/conv/bias", "shape": [1], "dtype": "float32"},
              {"name": "a/scale/weights", "shape": [1], "dtype": "float32"},
              {"name": "a/scale/biases", "shape": [1], "dtype": "float32"}]}]
            """;

    @TempDir
    Path folder;

    /** Filters -1, -0.5 ... 3; then sums are doubled and ten is added. */
    private static Weights weights(int more) throws Exception {
        ByteBuffer out = ByteBuffer.allocate(9 + 3 * Float.BYTES + more).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 9; i++) {
            out.put((byte) i);
        }
        out.putFloat(0.25f).putFloat(2).putFloat(10);
        return new Weights(MANIFEST.getBytes(StandardCharsets.UTF_8), out.array());
    }

    private static Volume counting(int side) {
        var volume = new Volume(side, 1);
        for (int i = 0; i < volume.values().length; i++) {
            volume.values()[i] = i + 1;
        }
        return volume;
    }

    @Test
    void aWindowSumsWhatItShowsAndTheEdgeIsZero() throws Exception {
        Volume same = new Convolution(weights(0), "a", 3, 1).of(counting(3));

        assertThat(same.side()).isEqualTo(3);
        float middle = -1 - 1 + 0 + 2 + 5 + 9 + 14 + 20 + 27;
        assertThat(same.values()[4]).isEqualTo((middle + 0.25f) * 2 + 10);
        float corner = 1 * 1 + 1.5f * 2 + 2.5f * 4 + 3 * 5;
        assertThat(same.values()[0]).isEqualTo((corner + 0.25f) * 2 + 10);
    }

    @Test
    void aWindowThatHalvesStaysInside() throws Exception {
        Volume half = new Convolution(weights(0), "a", 3, 2).of(counting(5));

        assertThat(half.side()).isEqualTo(2);
    }

    @Test
    void volumesAreJoinedAsTheNetworkWasTaught() {
        assertThat(counting(5).greatestOfThree().values()).containsExactly(13, 15, 23, 25);
        assertThat(counting(4).meanOfTwo().values()).containsExactly(3.5f, 5.5f, 11.5f, 13.5f);
        Volume sum = counting(3);
        sum.add(counting(2));
        assertThat(sum.values()).containsExactly(2, 4, 3, 7, 9, 6, 7, 8, 9);
        assertThat(counting(2).meanOfAll()).containsExactly(2.5f);
        sum.wipe();
        assertThat(sum.values()).containsOnly(0);
    }

    @Test
    void weightsThatNothingNamesAreRefused() {
        assertThatIOException().isThrownBy(() -> weights(1)).withMessageContaining("1 bytes");
    }

    @Test
    void aFileThatWasNotTestedIsRefused() throws Exception {
        Files.writeString(folder.resolve(ModelFiles.FINDER), "another network");

        assertThatIOException()
                .isThrownBy(() -> Faces.open(folder))
                .withMessage("mnet.25_v2.onnx is not the file that was tested");
    }

    @Test
    void aCellOfTheGridIsAFaceAroundItsMiddle() {
        var anchors = new Anchors(8, 2, 1);
        var certainties = new float[4 * 4];
        certainties[3 * 4 + 3] = 0.9f; // The lower right cell, the smaller square.
        certainties[0] = 1; // No face, for sure.
        List<FoundFace> faces = anchors.faces(new Grid(2, 2, certainties, new float[8 * 4], new float[20 * 4]), 0.8f);

        assertThat(faces).hasSize(1);
        assertThat(faces.get(0).box()).isEqualTo(new Box(8, 8, 24, 24));
        assertThat(faces.get(0).mouth()).isEqualTo(new Point(16, 16));
        assertThat(faces.get(0).scaled(2).leftEye()).isEqualTo(new Point(32, 32));
    }

    @Test
    void ofSquaresOnOneFaceTheMostCertainStays() {
        var sure = new FoundFace(new Box(0, 0, 10, 10), null, null, null, 0.9f);
        var less = new FoundFace(new Box(1, 1, 11, 11), null, null, null, 0.85f);
        var other = new FoundFace(new Box(20, 0, 30, 10), null, null, null, 0.81f);

        assertThat(Anchors.withoutRepeats(List.of(less, other, sure))).containsExactly(sure, other);
        assertThat(sure.box().overlap(less.box())).isCloseTo(81f / 119, within(1e-6f));
        assertThat(sure.box().overlap(other.box())).isZero();
    }

    @Test
    void aClosedPictureIsBlackAndAWrongSizeIsRefused() {
        var rgb = new byte[] {9, 9, 9, 9, 9, 9};
        new Picture(2, 1, rgb).close();

        assertThat(rgb).containsOnly(0);
        assertThatIllegalArgumentException().isThrownBy(() -> new Picture(2, 2, rgb));
        assertThatIllegalArgumentException().isThrownBy(() -> new Picture(0, 1, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Picture(5000, 5000, new byte[0]));
    }
}
