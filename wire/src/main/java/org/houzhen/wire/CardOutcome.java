package org.houzhen.wire;

import java.util.UUID;

/**
 * What a card terminal has proven of an order. Told again, it changes nothing.
 *
 * @param state TAKEN, NOT_TAKEN, GIVEN_BACK (it had been taken), or STUCK (taken, and it cannot be given back there)
 * @param reason why nothing was taken, such as WRONG_PIN; empty where there is no reason
 * @param entry the sale in the card terminal's book; absent where there is none
 */
public record CardOutcome(UUID attempt, String state, String reason, CardEntry entry) {}
