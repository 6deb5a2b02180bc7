const DISPLAYS =
  /(^|\/)(dashboards?|ui|frontend|plots?|plotting|visuali[sz]ations?|viz|figures?)(\/|\.py$|_[^/]*\.py$)/i

/** Code that shows data to people, by its path: what it does to a frame feeds no model. */
export function showsData(path: string): boolean {
  return DISPLAYS.test(path)
}
