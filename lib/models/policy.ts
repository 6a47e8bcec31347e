import type { Actor } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import { AppError } from "#lib/errors/app-error";

/** Which model wrote what is no secret inside the desk; changing it is the admin's. */
export type ModelAbilities = { manage: boolean };

export function modelAbilities(actor: Actor): ModelAbilities {
  return { manage: mayAdminister(actor, "models.manage") };
}

export function requireReadModels(actor: Actor): void {
  if (!mayAdminister(actor, "models.read")) throw new AppError("forbidden", "This token may not read.");
}

export function requireManageModels(actor: Actor): void {
  if (!mayAdminister(actor, "models.manage"))
    throw new AppError("forbidden", "Only admins install models and choose which one serves.");
}
