package org.houzhen.wire;

/** A terminal asks who holds a document. Number and name must both fit. */
public record FindPatient(IdentityDocument document, String name) {
    @Override
    public String toString() {
        return "FindPatient[" + document + "]";
    }
}
