package org.houzhen.face;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The networks, loaded once; one thread at a time. */
public final class Faces implements AutoCloseable {
    private final FaceFinder finder;
    private final DescriptorNet net;

    private Faces(FaceFinder finder, DescriptorNet net) {
        this.finder = finder;
        this.net = net;
    }

    /**
     * Loads the networks from a folder.
     *
     * @throws IOException if a file is missing, or is not the one that was tested
     */
    public static Faces open(Path models) throws IOException {
        var files = new ModelFiles(models);
        return new Faces(new FaceFinder(files.read(ModelFiles.FINDER)), DescriptorNet.of(files));
    }

    /** The most certain first. */
    public List<FoundFace> find(Picture picture) {
        return finder.find(picture);
    }

    /** A comparison with the largest face of a document's photograph, or empty if there is none; the photograph may be wiped afterwards. */
    public Optional<FaceCheck> against(Picture photograph) {
        return find(photograph).stream()
                .max(Comparator.comparing(face -> face.box().area()))
                .map(face -> new FaceCheck(this, describe(photograph, face)));
    }

    float[] describe(Picture picture, FoundFace face) {
        return net.describe(FaceCrop.of(picture, face));
    }

    @Override
    public void close() {
        finder.close();
    }
}
