package org.houzhen.wire;

/**
 * The secret that the insurance's terminal handed out when a patient showed their electronic credential (电子凭证): whoever holds
 * it can settle for them once, so it is never kept on a disk nor written down.
 */
public record InsuranceCredential(String secret) {
    @Override
    public String toString() {
        return "InsuranceCredential[…]";
    }
}
