/** The socket over which a page shows the session and sends presses, and the door that lets only this machine in. */
package org.houzhen.kiosk.web;
