/*
 * Reads and writes the JDK's own objects for os4j's Java. Reflection would do, but it makes classes when a member is first
 * used, which in the child would cost each child tens of milliseconds; and it may not write every final field.
 *
 * The Java side has checked that the object is of the member's class and the value of its type: JNI does not.
 */
#include "jvm.h"

static jfieldID id_of(JNIEnv *env, jobject field) { return (*env)->FromReflectedField(env, field); }

JNIEXPORT jobject JAVA(get)(JNIEnv *env, jclass class, jclass type, jobject field, jobject of)
{
	(void)class;
	return of ? (*env)->GetObjectField(env, of, id_of(env, field)) : (*env)->GetStaticObjectField(env, type, id_of(env, field));
}

JNIEXPORT jint JAVA(getInt)(JNIEnv *env, jclass class, jobject field, jobject of)
{
	(void)class;
	return (*env)->GetIntField(env, of, id_of(env, field));
}

JNIEXPORT jlong JAVA(getLong)(JNIEnv *env, jclass class, jobject field, jobject of)
{
	(void)class;
	return (*env)->GetLongField(env, of, id_of(env, field));
}

JNIEXPORT jboolean JAVA(getBoolean)(JNIEnv *env, jclass class, jobject field, jobject of)
{
	(void)class;
	return (*env)->GetBooleanField(env, of, id_of(env, field));
}

JNIEXPORT void JAVA(set)(JNIEnv *env, jclass class, jclass type, jobject field, jobject of, jobject value)
{
	(void)class;
	if (of)
		(*env)->SetObjectField(env, of, id_of(env, field), value);
	else
		(*env)->SetStaticObjectField(env, type, id_of(env, field), value);
}

JNIEXPORT void JAVA(setInt)(JNIEnv *env, jclass class, jobject field, jobject of, jint value)
{
	(void)class;
	(*env)->SetIntField(env, of, id_of(env, field), value);
}

JNIEXPORT void JAVA(setLong)(JNIEnv *env, jclass class, jobject field, jobject of, jlong value)
{
	(void)class;
	(*env)->SetLongField(env, of, id_of(env, field), value);
}

/* The type as in descriptors: its first letter. */
JNIEXPORT void JAVA(copy)(JNIEnv *env, jclass class, jobject field, jchar type, jobject from, jobject to)
{
	jfieldID id = id_of(env, field);

	(void)class;
	switch (type) {
	case 'Z': (*env)->SetBooleanField(env, to, id, (*env)->GetBooleanField(env, from, id)); break;
	case 'B': (*env)->SetByteField(env, to, id, (*env)->GetByteField(env, from, id)); break;
	case 'C': (*env)->SetCharField(env, to, id, (*env)->GetCharField(env, from, id)); break;
	case 'S': (*env)->SetShortField(env, to, id, (*env)->GetShortField(env, from, id)); break;
	case 'I': (*env)->SetIntField(env, to, id, (*env)->GetIntField(env, from, id)); break;
	case 'J': (*env)->SetLongField(env, to, id, (*env)->GetLongField(env, from, id)); break;
	case 'F': (*env)->SetFloatField(env, to, id, (*env)->GetFloatField(env, from, id)); break;
	case 'D': (*env)->SetDoubleField(env, to, id, (*env)->GetDoubleField(env, from, id)); break;
	default: (*env)->SetObjectField(env, to, id, (*env)->GetObjectField(env, from, id));
	}
}

JNIEXPORT jobject JAVA(call)(JNIEnv *env, jclass class, jclass type, jobject method, jobject of)
{
	jmethodID id = (*env)->FromReflectedMethod(env, method);

	(void)class;
	return of ? (*env)->CallObjectMethod(env, of, id) : (*env)->CallStaticObjectMethod(env, type, id);
}

JNIEXPORT void JAVA(run)(JNIEnv *env, jclass class, jobject method, jobject of)
{
	(void)class;
	(*env)->CallVoidMethod(env, of, (*env)->FromReflectedMethod(env, method));
}

JNIEXPORT jlong JAVA(callLong)(JNIEnv *env, jclass class, jclass type, jobject method, jlong argument)
{
	(void)class;
	return (*env)->CallStaticLongMethod(env, type, (*env)->FromReflectedMethod(env, method), argument);
}

JNIEXPORT jobject JAVA(create)(JNIEnv *env, jclass class, jclass type, jobject constructor)
{
	(void)class;
	return (*env)->NewObject(env, type, (*env)->FromReflectedMethod(env, constructor));
}

JNIEXPORT jboolean JAVA(isInitialized)(JNIEnv *env, jclass class, jclass which)
{
	jint status = 0;

	(void)env, (void)class;
	return !(*jvmti)->GetClassStatus(jvmti, which, &status) && (status & JVMTI_CLASS_STATUS_INITIALIZED);
}
