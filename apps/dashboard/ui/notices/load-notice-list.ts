/** In one place: the bundler may put what two of them import into other files, and a page would be kept without the one that it shows. */
export const loadNoticeList = () => import('./notice-list');
