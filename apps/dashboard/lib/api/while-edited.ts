/**
 * For what a form is filled in from: it is not read anew below the hands of whoever writes, not when the window is looked at again and
 * not when the network is back. A save goes over exactly the version that was read, and is refused where a colleague was quicker.
 */
export const whileEdited = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const;
