package org.houzhen.wire;

/**
 * One way to pay.
 *
 * @param way QR (the phone scans our code) or CODE (we scan the phone's)
 * @param channel WECHAT or ALIPAY; absent for CODE, where the code tells
 */
public record PayBy(String way, String channel) {}
