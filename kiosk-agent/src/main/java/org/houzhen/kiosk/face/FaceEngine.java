package org.houzhen.kiosk.face;

import java.util.Optional;
import org.houzhen.face.FaceCheck;
import org.houzhen.face.Faces;
import org.houzhen.face.Picture;

/** What finds and compares faces; one thread at a time. */
public interface FaceEngine {
    /** A comparison with the face of a photograph, or empty if it shows none; the photograph may be wiped afterwards. */
    Optional<Comparison> against(Picture photograph);

    /** Frames held against one photograph. */
    interface Comparison extends AutoCloseable {
        FaceCheck.Look look(Picture frame);

        @Override
        void close();
    }

    /** With the real networks. */
    static FaceEngine of(Faces faces) {
        return photograph -> faces.against(photograph).map(FaceEngine::of);
    }

    private static Comparison of(FaceCheck check) {
        return new Comparison() {
            @Override
            public FaceCheck.Look look(Picture frame) {
                return check.look(frame);
            }

            @Override
            public void close() {
                check.close();
            }
        };
    }
}
