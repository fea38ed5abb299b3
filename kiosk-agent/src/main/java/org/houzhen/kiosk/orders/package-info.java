/** Orders that a terminal opens, and sign-ins: each under a key that is on disk before the first byte is sent. */
package org.houzhen.kiosk.orders;
