/** Measures how soon one call reaches every screen, beside a bare Netty broadcaster in the same run. */
package org.houzhen.acceptance.fanout;
