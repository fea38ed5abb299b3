package org.houzhen.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.houzhen.face.Anchors.Grid;

/** Finds faces with the network mnet.25 of RetinaFace; one thread at a time. */
final class FaceFinder implements AutoCloseable {
    private static final int SIDE = 640; // The network takes no other.
    private static final float CERTAINTY_MIN = 0.8f;
    private static final List<Anchors> ANCHORS =
            List.of(new Anchors(32, 32, 16), new Anchors(16, 8, 4), new Anchors(8, 2, 1));

    private final OrtSession session;
    private final FloatBuffer input = ByteBuffer.allocateDirect(Picture.CHANNELS * SIDE * SIDE * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    FaceFinder(byte[] model) throws IOException {
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            runtime.setTelemetry(false);
            options.setIntraOpNumThreads(1); // A terminal has other things to do.
            options.setMemoryPatternOptimization(false);
            session = runtime.createSession(model, options);
        } catch (OrtException e) {
            throw new IOException("the network that finds faces cannot be loaded", e);
        }
    }

    /** The most certain first. */
    List<FoundFace> find(Picture picture) {
        float scale = (float) SIDE / Math.max(picture.width(), picture.height());
        fill(picture, 1 / scale);
        try {
            return Anchors.withoutRepeats(run()).stream()
                    .map(face -> face.scaled(1 / scale))
                    .toList();
        } catch (OrtException e) {
            throw new IllegalStateException("the network that finds faces failed", e);
        } finally {
            wipe();
        }
    }

    /** The picture's longer side fills the square; the rest is black. */
    private void fill(Picture picture, float step) {
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    input.put((channel * SIDE + y) * SIDE + x, sample(picture, x * step, y * step, channel));
                }
            }
        }
    }

    private static float sample(Picture picture, float x, float y, int channel) {
        return x > picture.width() - 1 || y > picture.height() - 1 ? 0 : picture.at(x, y, channel);
    }

    private List<FoundFace> run() throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), input, new long[] {1, Picture.CHANNELS, SIDE, SIDE});
                OrtSession.Result result = session.run(Map.of("data", tensor))) {
            return ANCHORS.stream().flatMap(anchors -> faces(anchors, result)).toList();
        }
    }

    private static Stream<FoundFace> faces(Anchors anchors, OrtSession.Result result) {
        int cells = SIDE / anchors.stride();
        var grid = new Grid(
                cells,
                cells,
                output(result, "face_rpn_cls_prob_reshape_stride" + anchors.stride()),
                output(result, "face_rpn_bbox_pred_stride" + anchors.stride()),
                output(result, "face_rpn_landmark_pred_stride" + anchors.stride()));
        return anchors.faces(grid, CERTAINTY_MIN).stream();
    }

    private static float[] output(OrtSession.Result result, String name) {
        FloatBuffer values = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
        var copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }

    private void wipe() {
        input.rewind();
        input.put(new float[input.capacity()]);
        input.rewind();
    }

    @Override
    public void close() {
        wipe();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the network that finds faces cannot be let go", e);
        }
    }
}
