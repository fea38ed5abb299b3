package org.houzhen.wire;

import java.util.List;

/**
 * The cash desk refunds an order.
 *
 * @param bills which of the bills it paid; absent for all there is to refund
 * @param approval what a second person was given for this very refund; absent while one person may decide alone
 */
public record AskRefund(String tradeNo, List<String> bills, String reason, String approval) {}
