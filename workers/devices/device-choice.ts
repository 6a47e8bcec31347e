export type DeviceChoice = "auto" | "cpu" | "cuda" | "vulkan" | "metal";
