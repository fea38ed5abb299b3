package org.houzhen.kiosk.face;

import java.io.IOException;
import java.nio.file.Path;
import org.houzhen.face.Faces;
import org.houzhen.hardware.CardPhotoDecoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the terminal's face desk as it is set; a check that cannot be offered keeps nobody from being served. */
public final class FaceDesks {
    private static final Logger LOG = LoggerFactory.getLogger(FaceDesks.class);

    private FaceDesks() {}

    /** @param data the agent's folder, in which no picture may ever lie */
    public static FaceDesk closed(Path data) {
        return FaceDesk.closed(FaceState.Offer.OFF, () -> StoredPictures.count(data));
    }

    /** @param models the folder with the networks */
    public static FaceDesk open(Path models, Path data) {
        if (!CardPhotoDecoder.isInstalled()) {
            LOG.warn("the face check is not offered: no decoder for the photographs of cards is installed");
            return FaceDesk.closed(FaceState.Offer.NO_PHOTO_DECODER, () -> StoredPictures.count(data));
        }
        try {
            return FaceDesk.offering(FaceEngine.of(Faces.open(models)), () -> StoredPictures.count(data));
        } catch (IOException e) {
            LOG.warn("the face check is not offered: {}", e.getMessage());
            return FaceDesk.closed(FaceState.Offer.NO_MODELS, () -> StoredPictures.count(data));
        }
    }
}
