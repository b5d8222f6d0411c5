"""What ExifTool shows of any picture because it is one, and what goes beyond that."""

from __future__ import annotations

from collections.abc import Mapping

_GROUPS = frozenset(
    {"ExifTool", "System", "Composite", "JFIF", "Adobe", "Meta", "ItemProp", "ItemInfo"}
)
_CODER = "QuickTime_HEVCConfig_"
"""Numbers of a coder that ExifTool has no names for."""
_TAGS: Mapping[str, frozenset[str]] = {
    "File": frozenset(
        (
            "FileType FileTypeExtension MIMEType ExifByteOrder ImageWidth ImageHeight "
            "EncodingProcess BitsPerSample ColorComponents YCbCrSubSampling BMPVersion Planes "
            "BitDepth Compression ImageLength PixelsPerMeterX PixelsPerMeterY NumColors "
            "NumImportantColors"
        ).split()
    ),
    "QuickTime": frozenset(
        (
            "MajorBrand MinorVersion CompatibleBrands HandlerType PrimaryItemReference "
            "MetaImageSize MediaDataSize MediaDataOffset AuxiliaryImageType ImageSpatialExtent "
            "ImagePixelDepth ColorProfiles ColorPrimaries TransferCharacteristics "
            "MatrixCoefficients VideoFullRangeFlag Rotation Mirroring QuickTime_ColorRep_0x000a "
            "AV1ConfigurationVersion SeqProfile SeqTier0 SeqLevelIdx0 ChromaFormat "
            "ChromaSamplePosition InitialDelaySamples MediaData HEVCConfigurationVersion "
            "GeneralProfileSpace GeneralTierFlag GeneralProfileIDC GenProfileCompatibilityFlags "
            "ConstraintIndicatorFlags GeneralLevelIDC MinSpatialSegmentationIDC ParallelismType "
            "BitDepthLuma BitDepthChroma AverageFrameRate ConstantFrameRate NumTemporalLayers "
            "TemporalIDNested CleanAperture PixelAspectRatio"
        ).split()
    ),
    "PNG": frozenset(
        (
            "ImageWidth ImageHeight BitDepth ColorType Compression Filter Interlace Palette "
            "Transparency Gamma SRGBRendering BackgroundColor AnimationFrames AnimationPlays"
        ).split()
    ),
    "PNG-pHYs": frozenset({"PixelsPerUnitX", "PixelsPerUnitY", "PixelUnits"}),
    "GIF": frozenset(
        (
            "GIFVersion ImageWidth ImageHeight HasColorMap ColorResolutionDepth BitsPerPixel "
            "BackgroundColor TransparentColor FrameCount Duration AnimationIterations"
        ).split()
    ),
    "RIFF": frozenset(
        (
            "VP8Version ImageWidth HorizontalScale ImageHeight VerticalScale WebP_Flags "
            "AlphaIsUsed AlphaPreprocessing AlphaFiltering AlphaCompression BackgroundColor "
            "AnimationLoopCount FrameCount Duration"
        ).split()
    ),
    "IFD0": frozenset(
        (
            "SubfileType ImageWidth ImageHeight BitsPerSample Compression "
            "PhotometricInterpretation FillOrder StripOffsets Orientation SamplesPerPixel "
            "RowsPerStrip StripByteCounts XResolution YResolution PlanarConfiguration "
            "ResolutionUnit Predictor ColorMap ExtraSamples SampleFormat YCbCrSubSampling "
            "YCbCrPositioning ReferenceBlackWhite JPEGTables"
        ).split()
    ),
}
"""By group of ExifTool (-G1); of the groups above every tag is structure."""


def beyond(tags: Mapping[str, object]) -> list[str]:
    """Which of the tags that ExifTool shows of one file (-j -G1) say more than what it is."""
    found = []
    for tag in tags:
        group, _, name = tag.partition(":")
        structure = group in _GROUPS or name in _TAGS.get(group, ()) or name.startswith(_CODER)
        if tag != "SourceFile" and not structure:
            found.append(tag)
    return found
