/** English, one file for each area of the screen. Use by namespace: `getTranslations("drafts")`. */
import profiles from "./en/profiles.json";
import account from "./en/account.json";
import auth from "./en/auth.json";
import batches from "./en/batches.json";
import checks from "./en/checks.json";
import common from "./en/common.json";
import comparisons from "./en/comparisons.json";
import drafts from "./en/drafts.json";
import errors from "./en/errors.json";
import form from "./en/form.json";
import home from "./en/home.json";
import jobs from "./en/jobs.json";
import models from "./en/models.json";
import personality from "./en/personality.json";
import projects from "./en/projects.json";
import quiz from "./en/quiz.json";
import review from "./en/review.json";
import shell from "./en/shell.json";
import site from "./en/site.json";
import sources from "./en/sources.json";
import swaps from "./en/swaps.json";
import translate from "./en/translate.json";
import usage from "./en/usage.json";
import users from "./en/users.json";
import versions from "./en/versions.json";

export const messages = {
  profiles,
  account,
  auth,
  batches,
  checks,
  common,
  comparisons,
  drafts,
  errors,
  form,
  home,
  jobs,
  models,
  personality,
  projects,
  quiz,
  review,
  shell,
  site,
  sources,
  swaps,
  translate,
  usage,
  users,
  versions,
};
