/** Keeps LED signs showing what the server's screens show, each beside a door or in a hall. */
package org.houzhen.kiosk.signs;
