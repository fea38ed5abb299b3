package org.houzhen.kiosk.face;

/**
 * How the face check is, without a word of whom it saw.
 *
 * @param captures how often somebody agreed, since the agent's start
 * @param frames how many frames were looked at or passed over
 * @param held how many of them are in memory now; 0 as soon as nobody stands before the camera
 * @param stored how many pictures lie in the agent's folder, counted now; a picture there is a fault
 */
public record FaceState(Offer offer, long captures, long frames, int held, int stored) {
    /** Whether patients are offered the check, and if not, why. */
    public enum Offer {
        OFFERED,
        OFF,
        /** The networks are not there, or are not those that were tested: face/fetch brings them. */
        NO_MODELS,
        /** No vendor's decoder for photographs on cards is installed, so there is nothing to compare with. */
        NO_PHOTO_DECODER
    }
}
