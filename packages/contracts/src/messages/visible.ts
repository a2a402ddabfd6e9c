const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A text from outside as a terminal may show it. Signs that move the cursor, end the line or reverse its direction are written as JSON
 * writes them.
 */
export function visible(text: string): string {
  return text.replace(CONTROL, (sign) => {
    const written = JSON.stringify(sign).slice(1, -1);
    return written === sign ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : written;
  });
}
