package org.houzhen.server.hospital;

import org.houzhen.wire.IdentityDocument;

/** The adult who answers for a child. {@link #NONE} stands for nobody. */
public record Guardian(String name, IdentityDocument document, String relation) {
    public static final Guardian NONE = new Guardian("", new IdentityDocument(IdentityDocument.Type.OTHER, ""), "");

    public boolean present() {
        return !name.isBlank();
    }

    @Override
    public String toString() {
        return present() ? "Guardian[…]" : "Guardian[none]";
    }
}
