package org.houzhen.wire;

import java.util.List;

/**
 * What an open room is to call for from now on.
 *
 * @param weights one for each queue, or empty
 * @param grades empty for all
 * @param reason why, in the person's words
 */
public record ArrangeRoom(List<String> queues, List<Integer> weights, List<Integer> grades, String reason) {}
