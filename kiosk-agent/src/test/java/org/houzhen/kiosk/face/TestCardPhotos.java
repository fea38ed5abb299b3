package org.houzhen.kiosk.face;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.hardware.CardPhotoDecoder;

/** Stands for a vendor's decoder, which nobody may ship: the bytes on the card are a number, and a test says whose picture that is. */
public final class TestCardPhotos implements CardPhotoDecoder {
    private static final Map<Byte, Supplier<CardPhoto>> PEOPLE = new ConcurrentHashMap<>();

    /** The bytes for a card on which that person is seen. */
    public static byte[] wltOf(int person, Supplier<CardPhoto> photo) {
        PEOPLE.put((byte) person, photo);
        var wlt = new byte[1024];
        Arrays.fill(wlt, (byte) person);
        return wlt;
    }

    @Override
    public CardPhoto decode(byte[] wlt) {
        return PEOPLE.getOrDefault(wlt[0], () -> CardPhoto.NONE).get();
    }
}
