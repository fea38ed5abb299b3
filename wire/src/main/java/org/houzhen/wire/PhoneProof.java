package org.houzhen.wire;

/**
 * What only the patient knows: signing in by phone needs it, for whoever found a slip has the link too.
 *
 * @param lastFour the last four characters of the identity document's number
 */
public record PhoneProof(String lastFour) {
    @Override
    public String toString() {
        return "PhoneProof[]";
    }
}
