package org.houzhen.hardware;

import java.util.ServiceLoader;

/**
 * Makes pixels of the 1,024 bytes in which a card holds its photograph. The format (WLT) belongs to its makers, who sell the
 * decoder with readers: none ships here. A vendor's is wrapped in a class named in {@code META-INF/services} of a jar on the
 * class path. Only readers whose address says {@code photo=yes} use it; elsewhere the photograph is overwritten unread.
 */
public interface CardPhotoDecoder {
    /** The array is overwritten after the call. {@link CardPhoto#NONE} if it makes no picture; nothing is ever written to a file. */
    CardPhoto decode(byte[] wlt);

    /** The installed one, or one that never makes a picture. */
    static CardPhotoDecoder installed() {
        return ServiceLoader.load(CardPhotoDecoder.class).findFirst().orElse(wlt -> CardPhoto.NONE);
    }

    static boolean isInstalled() {
        return ServiceLoader.load(CardPhotoDecoder.class).findFirst().isPresent();
    }
}
