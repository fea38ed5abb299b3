/** Orders that a terminal opens: each under a key that is on disk before the first byte is sent. */
package org.houzhen.kiosk.orders;
