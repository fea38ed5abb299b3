package org.houzhen.wire;

/** What proves who a patient is. */
public record IdentityDocument(Type type, String number) {
    /** Kinds of document; only the first three carry a check digit (GB 11643). */
    public enum Type {
        RESIDENT_ID,
        RESIDENCE_PERMIT,
        FOREIGNER_ID,
        PASSPORT,
        OTHER
    }

    @Override
    public String toString() {
        return "IdentityDocument[" + type + "]";
    }
}
